/** Inside: the station of logits and softmax. */
@NullMarked
package org.digitstudio.ui.inside.softmax;

import org.jspecify.annotations.NullMarked;
