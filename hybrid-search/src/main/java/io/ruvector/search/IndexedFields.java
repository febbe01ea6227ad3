package io.ruvector.search;

import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The fields of an index entry: title and body as one text, the id, and the metadata in two forms. */
final class IndexedFields {
    static final String ID = "id";
    static final String TEXT = "text";
    static final String METADATA = "metadata";
    static final String METADATA_TERM = "metadataTerm";

    private static final FieldType COUNTED = counted();

    private IndexedFields() {}

    static Document of(TextDocument source, int titleWeight) {
        Document document = new Document();
        document.add(new StringField(ID, source.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(source.id())));
        for (int i = 0; i < titleWeight && !source.title().isEmpty(); i++) {
            document.add(new Field(TEXT, source.title(), COUNTED));
        }
        if (!source.body().isEmpty()) {
            document.add(new Field(TEXT, source.body(), COUNTED));
        }
        document.add(new BinaryDocValuesField(METADATA, MetadataCodec.encode(source.metadata())));
        for (Map.Entry<String, Object> entry : source.metadata().entrySet()) {
            MetadataTerm.of(entry.getKey(), entry.getValue())
                    .ifPresent(term -> document.add(new StringField(METADATA_TERM, term.text(), Field.Store.NO)));
        }
        return document;
    }

    private static FieldType counted() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
