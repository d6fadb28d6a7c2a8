"""Frames: who does what to whom, from the dependency trees and the people that words mean."""
