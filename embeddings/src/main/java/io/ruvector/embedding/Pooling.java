package io.ruvector.embedding;

/** How one vector is made of a model's last hidden state, which has one vector a token. */
public enum Pooling {
    /** The mean over all tokens, special tokens included and padding left out (Reimers and Gurevych 2019). */
    MEAN,
    /** The vector of the first token, {@code [CLS]}. */
    CLS,
    /** None here: the model gives one vector a text itself. */
    NONE
}
