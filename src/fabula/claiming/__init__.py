"""What is claimed: claims with what happens, what is said of them, and what people are said to hold."""
