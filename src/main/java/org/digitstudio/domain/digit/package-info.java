/** Digits, ink and predictions. */
@NullMarked
package org.digitstudio.domain.digit;

import org.jspecify.annotations.NullMarked;
