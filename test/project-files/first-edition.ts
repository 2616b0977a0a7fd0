/** The topics of one section, by class of recommendation. */
export interface SectionFacts {
  readonly recommended?: readonly string[];
  readonly possible?: readonly string[];
  readonly pickAny?: readonly string[];
  /** Topic to its options. */
  readonly ties?: Readonly<Record<string, readonly string[]>>;
}

/** What a roadmap must keep saying, whatever is added to it. */
export interface RoadmapFacts {
  readonly file: string;
  readonly title: string;
  /** In their order on the spine, which ends at `Start Building`. */
  readonly milestones: readonly string[];
  readonly sections: Readonly<Record<string, SectionFacts>>;
}

/** The words of the legend, for each class. */
export const LEGEND = {
  recommended: 'Personal Recommendation!',
  possible: 'Possibilities',
  pickAny: 'Pick any!',
} as const;

/**
 * Topics, classes and ties of the edition of 2023. Later editions add to them, and drop only what is no longer alive:
 * CentOS (ended), Microsoft NNI (archived), Hyperopt, LIME and lda2vec (not maintained), Dialogflow and Rasa as names.
 */
export const FIRST_EDITION: readonly RoadmapFacts[] = [
  {
    file: 'ML Engineer Roadmap.json',
    title: 'ML Engineer',
    milestones: ['Learn the Basics', 'Getting Deeper', 'Maximize Your Skills!'],
    sections: {
      'Programming Languages': { recommended: ['Python'], possible: ['Java', 'C / C++', 'R'] },
      Mathematics: { recommended: ['Linear Algebra', 'Probability and Statistics', 'Optimization Theory'] },
      'Deep Learning Framework': { pickAny: ['TensorFlow', 'PyTorch', 'Google JAX'] },
      'Computer Science Basics': {
        recommended: ['Data Structure', 'Algorithms', 'Database'],
        possible: ['Operating System'],
        pickAny: ['LeetCode', 'HackerRank', 'Codeforces'],
        ties: { Algorithms: ['LeetCode', 'HackerRank', 'Codeforces'] },
      },
      'Machine Learning Basics': {
        recommended: ['Deep Learning', 'Supervised Learning'],
        possible: ['Unsupervised Learning'],
      },
      'Infra Basics': {
        recommended: ['Ubuntu', 'Linux', 'Object Storage', 'Cloud Computing', 'Cloud GPU VMs', 'Docker'],
        pickAny: ['Google Vertex AI', 'AWS SageMaker', 'Azure ML'],
        ties: {
          Linux: ['Ubuntu'],
          'Cloud Computing': ['Object Storage', 'Cloud GPU VMs', 'Google Vertex AI', 'AWS SageMaker', 'Azure ML'],
        },
      },
      'MLOps Basics: Model Serving': {
        recommended: ['MLflow', 'Model Management', 'Model Serving'],
        ties: { 'Model Management': ['MLflow'] },
      },
      'MLOps: Machine Learning Pipeline': {
        recommended: ['Model Monitoring', 'Data Validation', 'Model Validation', 'Explainable AI'],
        pickAny: ['SHAP', 'Interpret'],
        ties: { 'Explainable AI': ['SHAP', 'Interpret'] },
      },
      'DevOps: CI/CD': {
        recommended: ['Continuous Integration', 'Continuous Deployment'],
        pickAny: ['GitHub Actions', 'Jenkins'],
      },
      AutoML: {
        recommended: ['Hyperparameter Optimization', 'Neural Architecture Search', 'Model Search'],
        pickAny: ['Optuna'],
      },
      'Infra Advanced': {
        recommended: ['Helm Chart', 'Kubernetes', 'Terraform (IaC)'],
        ties: { Kubernetes: ['Helm Chart'] },
      },
      'Feature Serving': { recommended: ['Feature Space Search'], pickAny: ['Feast', 'Feature Store'] },
    },
  },
  {
    file: 'NLP Engineer Roadmap.json',
    title: 'NLP Engineer',
    milestones: ['Learn the Basics', 'Getting Deeper', 'Use Cases'],
    sections: {
      'Pre-processing': {
        recommended: [
          'Sentence Cleaning',
          'N-grams',
          'Stop Words',
          'Text Normalization',
          'Regular Expressions',
          'Stemming',
          'Tokenization',
          'Lemmatization',
        ],
      },
      Libraries: { recommended: ['NLTK', 'spaCy', 'Gensim'] },
      'Frequency-based Word Embedding': {
        recommended: ['One Hot Encoding', 'Bag of Words', 'TF-IDF', 'Co-occurrence Matrix', 'Hashing Vectorizer'],
      },
      'NLP with Deep Learning': {
        recommended: [
          'Machine Learning',
          'Logistic Regression',
          'SVM',
          'Naive Bayes',
          'Embedding Layer',
          'Artificial Neural Network',
          'Deep Neural Network',
          'Convolutional Neural Network',
          'RNN/LSTM/GRU',
          'Bi-RNN/Bi-LSTM/Bi-GRU',
          'Pretrained Language Models',
          'Transfer Learning',
          'Transformers (attention mechanism)',
          'Encoder-only Transformers: BERT',
          'Decoder-only Transformers: GPT',
          'Sequence-to-Sequence/Encoder-Decoder',
        ],
        ties: { 'Machine Learning': ['Logistic Regression', 'SVM', 'Naive Bayes'] },
      },
      'Pre-trained Word Embedding': {
        recommended: ['GloVe (Stanford)', 'fastText (Facebook)', 'word2vec (Google): (2 types) CBOW, Skip-Gram'],
      },
      'Topic Modeling': {
        recommended: [
          'Latent Semantic Analysis (LSA)',
          'Latent Dirichlet Allocation (LDA)',
          'Probabilistic Latent Semantic Analysis (pLSA)',
        ],
      },
      Applications: {
        recommended: [
          'Sentiment Analysis',
          'Text Similarity',
          'Question Answering',
          'Text Clustering',
          'Language Translation',
          'Text Generation',
          'Text/Intent Classification',
          'Text Summarization',
          'Chatbots',
        ],
      },
    },
  },
];
