"""The reading model: one encoder pass over the words, and light heads over its vectors.

The only package that knows onnxruntime and word pieces. ``MODEL_CARD.md`` says what it was trained on and
how well it reads.
"""
