package io.ruvector.sona;

import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;

/**
 * What all scopes of one router share.
 *
 * @param db the store
 * @param table the router's table in it
 * @param dimension of the embeddings
 * @param format knows the chance correction of the model
 * @param features of the ridge
 * @param qualityFeatures of the quality model
 * @param options of the router
 */
record RouterParts(
        VectorDb db,
        Table table,
        int dimension,
        SonaFormat format,
        RandomFeatures features,
        RandomFeatures qualityFeatures,
        SonaOptions options) {

    SimilarityScale scale() {
        return format.scale();
    }
}
