/** The words of the field as small immutable types. Everything else depends on these. */
package org.secateur.model;
