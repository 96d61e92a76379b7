package org.maillon.desk;

/** A step to choose: its scenario and name, and how it is called. */
public record StepChoice(String value, String label) {}
