# One image for every way to run Warmline:
#   warmline-chat-service.jar    the live side, port 8080 (the default)
#   warmline-admin-service.jar   the owner's side, port 8081
FROM eclipse-temurin:25-jdk AS jdk

FROM node:22-bookworm AS build
COPY --from=jdk /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk
WORKDIR /build
COPY . .
RUN ./mvnw -q -B -DskipTests -Dspotless.check.skip=true -pl chat-service,admin-service -am package \
    && mkdir -p /opt/warmline/lib \
    && cp chat-service/target/warmline-chat-service.jar admin-service/target/warmline-admin-service.jar /opt/warmline/ \
    && cp chat-service/target/lib/*.jar admin-service/target/lib/*.jar /opt/warmline/lib/

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home warmline
COPY --from=build /opt/warmline /opt/warmline
USER warmline
WORKDIR /opt/warmline
# Within a container, all of its addresses; who reaches them is decided by the ports that are published.
ENV WARMLINE_HOST=0.0.0.0
EXPOSE 8080 8081
# "exec" form throughout: the signal to stop must reach Java itself.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:MetaspaceSize=128m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar"]
CMD ["warmline-chat-service.jar"]
