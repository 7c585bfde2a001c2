# syntax=docker/dockerfile:1
#
#   docker build -t davylamp .
#   docker run -p 8080:8080 -e QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://<host>:5432/davylamp \
#     -e QUARKUS_DATASOURCE_USERNAME=... -e QUARKUS_DATASOURCE_PASSWORD=... davylamp
#
# The image holds no database: without a JDBC URL the service says so and ends with code 2.

# The images it is built from, by digest, so that the same source gives the same image. To follow a newer one:
#   docker buildx imagetools inspect eclipse-temurin:17-jre      (its first "Digest:"; the same for 17-jdk)
# and write it here, or try it with --build-arg RUN_IMAGE=eclipse-temurin:17-jre
ARG BUILD_IMAGE=eclipse-temurin:17-jdk@sha256:5d6042fb8cdc14d614e4e421f52e3211fc5aeadddce44cbf9de8ed37c791f824
ARG RUN_IMAGE=eclipse-temurin:17-jre@sha256:207ecae0b2b104dfc6dfa763d1e9cd2041cb344800a180e24cb1a28ed533ff90

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
COPY rules rules
# The tests have run before (.ci/run) and are not copied here.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp package -Dmaven.test.skip=true -Dembedded.scope=provided

FROM ${RUN_IMAGE} AS run
LABEL org.opencontainers.image.title="Davylamp" \
      org.opencontainers.image.description="Watches a book of proof-of-work mining operators for revenue stress and recommends hedges" \
      org.opencontainers.image.licenses="Apache-2.0"

# A number, so that Kubernetes' runAsNonRoot can check it. Nobody owns what is copied: the program cannot change itself.
USER 10001:0
WORKDIR /davylamp
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/*.jar ./
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY rules /rules

ENV DAVYLAMP_RULES_DIR=/rules
# The API and the pages; health and metrics.
EXPOSE 8080 9000
# Nothing is written outside /tmp: the root file system may be read-only if /tmp is a volume.
# ZGC lets judging continue while rulebooks are swapped (1,000 in a row: p99 of the pauses 17 ms, with G1 87 ms). G1 accepts
# half as many readings again on two cores: for a large backfill set JDK_JAVA_OPTIONS=-XX:+UseG1GC.
ENV JDK_JAVA_OPTIONS=-XX:+UseZGC
# Two fifths of the memory for the heap: rules are checked in up to two processes beside this one (see deploy/base).
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
