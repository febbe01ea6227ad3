package io.ruvector.operation;

/**
 * That something was done.
 *
 * @param id what it was done to
 * @param changed whether that changed anything
 */
public record Done(String id, boolean changed) {}
