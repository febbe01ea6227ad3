package io.ruvector.spring;

import dev.langchain4j.rag.content.retriever.ContentRetriever;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.memory.EpisodicMemory;
import io.ruvector.memory.chat.Transcripts;
import io.ruvector.rag.Corpus;
import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.Ingestor;
import io.ruvector.rag.RuVectorContentRetriever;
import io.ruvector.sona.SonaOptions;
import io.ruvector.sona.SonaRouter;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For the starters of one part: opens the store, and of memory, documents and router what is on the class path. */
@AutoConfiguration(
        beforeName = {
            "dev.langchain4j.spring.LangChain4jAutoConfig",
            "dev.langchain4j.spring.LangChain4jAutoConfiguration"
        })
@ConditionalOnClass(VectorDb.class)
@ConditionalOnMissingClass("io.ruvector.AgenticDb")
@EnableConfigurationProperties(RuVectorProperties.class)
public class RuVectorPartsAutoConfiguration {

    /**
     * The store under everything.
     *
     * @param properties where it lies
     * @return the open store
     */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    public VectorDb vectorDb(RuVectorProperties properties) {
        return VectorDb.open(DbOptions.builder(properties.directory()).build());
    }

    /** The bundled model. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OnnxEmbeddingModel.class)
    static class Embedding {

        /** Turns text into vectors. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean(TextEmbedder.class)
        OnnxEmbeddingModel textEmbedder() {
            return OnnxEmbeddingModel.ofDefault();
        }
    }

    /** Episodes and conversations. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(EpisodicMemory.class)
    static class Memory {

        /** The episodes. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        EpisodicMemory episodicMemory(VectorDb db, TextEmbedder embedder) {
            return EpisodicMemory.open(db, embedder, Clock.systemUTC());
        }

        /** The conversations. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        Transcripts transcripts(VectorDb db, TextEmbedder embedder) {
            return Transcripts.open(db, embedder, Clock.systemUTC());
        }
    }

    /** Documents. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Corpus.class)
    static class Documents {

        /** The body of documents. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        Corpus corpus(VectorDb db, TextEmbedder embedder) {
            return Corpus.open(db, embedder, Corpus.DEFAULT_NAME, Clock.systemUTC());
        }

        /** What reads files into it. */
        @Bean
        @ConditionalOnMissingBean
        Ingestor ingestor(Corpus corpus) {
            return new Ingestor(corpus);
        }

        /** What finds passages in it. */
        @Bean
        @ConditionalOnMissingBean
        HybridRetriever hybridRetriever(Corpus corpus) {
            return new HybridRetriever(corpus);
        }

        /** The same for LangChain4j, over the documents of the tenant. */
        @Bean
        @ConditionalOnMissingBean
        ContentRetriever contentRetriever(Corpus corpus, RuVectorProperties properties) {
            return RuVectorContentRetriever.of(
                    corpus, properties.tenant(), properties.retriever().maxResults());
        }
    }

    /** The router. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SonaRouter.class)
    static class Router {

        /** The router. */
        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        SonaRouter sonaRouter(VectorDb db, TextEmbedder embedder) {
            return SonaRouter.open(db, embedder, SonaOptions.defaults(), Clock.systemUTC());
        }
    }
}
