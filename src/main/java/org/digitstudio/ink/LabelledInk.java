package org.digitstudio.ink;

import java.util.Optional;
import java.util.OptionalInt;
import org.digitstudio.domain.digit.Ink;

/**
 * One line of an ink file. All fields but the ink are optional.
 *
 * @param label the intended digit, 0..9
 * @param text the intended letter or sign
 * @param donor the source, such as a tablet or a campaign with several writers
 * @param writer the writer's number
 */
public record LabelledInk(
    OptionalInt label,
    Optional<String> text,
    Optional<String> donor,
    OptionalInt writer,
    Ink ink) {}
