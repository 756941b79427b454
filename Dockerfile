# The pactwire command in an image. The build is the one that ./pactwire does on first use anywhere.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN ./pactwire --version

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home --home-dir /var/lib/pactwire pactwire
COPY --from=build /src/pactwire /opt/pactwire/pactwire
COPY --from=build /src/app/target/pactwire-app.jar /opt/pactwire/app/target/pactwire-app.jar
COPY --from=build /src/app/target/lib /opt/pactwire/app/target/lib
USER pactwire
WORKDIR /var/lib/pactwire
ENTRYPOINT ["/opt/pactwire/pactwire"]
CMD ["--help"]
