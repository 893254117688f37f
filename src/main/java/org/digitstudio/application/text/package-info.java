/** The words of the program: messages, failures, numbers and dates in the user's language. */
@NullMarked
package org.digitstudio.application.text;

import org.jspecify.annotations.NullMarked;
