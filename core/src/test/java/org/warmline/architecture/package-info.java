/**
 * What every module keeps to, as tests over its compiled classes.
 *
 * <p>{@link org.warmline.architecture.ArchitectureRules} is extended once in each module.
 */
@NullMarked
package org.warmline.architecture;

import org.jspecify.annotations.NullMarked;
