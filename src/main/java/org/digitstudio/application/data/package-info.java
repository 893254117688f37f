/** The sets a user looks at, and the predictions for them. */
@NullMarked
package org.digitstudio.application.data;

import org.jspecify.annotations.NullMarked;
