package io.heard.contracts.event;

/** What the marks of a scale from 1 to 5 look like. What is stored and counted is the number either way. */
public enum QuestionStyle {
    NUMBERS,
    STARS,
    FACES
}
