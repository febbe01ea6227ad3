/** The database over HTTP: endpoints over operations, their OpenAPI document, problems, idempotency. */
@NullMarked
package io.ruvector.server.http;

import org.jspecify.annotations.NullMarked;
