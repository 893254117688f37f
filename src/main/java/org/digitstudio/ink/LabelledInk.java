package org.digitstudio.ink;

import java.util.Optional;
import java.util.OptionalInt;
import org.digitstudio.domain.digit.Ink;

/**
 * One line of an ink file.
 *
 * @param label the digit it is meant to be, 0..9, where the line says so
 * @param text the letter or sign it is meant to be, where the line says so
 * @param donor who gave it: a tablet or a campaign with several writers, where the line says so
 * @param writer who wrote it, where the line says so
 */
public record LabelledInk(
    OptionalInt label,
    Optional<String> text,
    Optional<String> donor,
    OptionalInt writer,
    Ink ink) {}
