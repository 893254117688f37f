/** Inside: attributions, the pixels for and against a prediction. */
@NullMarked
package org.digitstudio.ui.inside.why;

import org.jspecify.annotations.NullMarked;
