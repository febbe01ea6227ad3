package io.ruvector.spring;

import io.ruvector.AgenticDb;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.vector.TextEmbedder;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the database embeds with an {@link OnnxEmbeddingModel}: the application defines no embedder or one of that type, and
 * no database of its own, whose embedder could be anything.
 */
class BundledModelCondition extends SpringBootCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("embedder of the database");
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        if (beans == null || !beans.containsBeanDefinition("agenticDb")) {
            return ConditionOutcome.noMatch(
                    message.because("the application opens " + AgenticDb.class.getSimpleName()));
        }
        for (String name :
                BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, TextEmbedder.class, true, false)) {
            Class<?> type = beans.getType(name, false);
            if (type == null || !OnnxEmbeddingModel.class.isAssignableFrom(type)) {
                return ConditionOutcome.noMatch(message.because(name + " is no OnnxEmbeddingModel"));
            }
        }
        return ConditionOutcome.match(message.because("it is an OnnxEmbeddingModel"));
    }
}
