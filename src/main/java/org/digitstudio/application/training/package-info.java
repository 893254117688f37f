/** Training runs: recipes, training data, and the service that runs them one at a time. */
@NullMarked
package org.digitstudio.application.training;

import org.jspecify.annotations.NullMarked;
