/** Reads drawings and pictures as digits and numbers. */
@NullMarked
package org.digitstudio.application.reading;

import org.jspecify.annotations.NullMarked;
