"""Polarity, modality and factuality of predicates, by rule over the dependency tree."""
