/** Adapting a model to the user's handwriting. */
@NullMarked
package org.digitstudio.application.adapt;

import org.jspecify.annotations.NullMarked;
