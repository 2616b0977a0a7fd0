# balsa as an image: docker build -t balsa . && docker run --rm -v "$PWD:/work" balsa check
FROM node:22-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund && npm run build && npm pack --pack-destination /tmp

FROM node:22-slim
COPY --from=build /tmp/balsa-*.tgz /tmp/
RUN npm install --global --no-audit --no-fund /tmp/balsa-*.tgz && rm -r /tmp/balsa-*.tgz /root/.npm
USER node
WORKDIR /work
ENTRYPOINT ["balsa"]
CMD ["--help"]
