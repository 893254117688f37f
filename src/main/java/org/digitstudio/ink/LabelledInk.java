package org.digitstudio.ink;

import java.util.OptionalInt;
import org.digitstudio.domain.digit.Ink;

/**
 * One line of an ink file.
 *
 * @param label the digit it is meant to be, 0..9, where the line says so
 * @param writer who wrote it, where the line says so
 */
public record LabelledInk(OptionalInt label, OptionalInt writer, Ink ink) {}
