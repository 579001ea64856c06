#!/usr/bin/env bash
# Releases the pipe: version and changelog by semversioner, image to the registry, tag to the repository. Without a change it does nothing.
# Needs DOCKERHUB_USERNAME and DOCKERHUB_PASSWORD (secured), and target/slipway.jar of the step before.
set -euo pipefail
cd "$(dirname "$0")/../.."
if ! ls pipe/.changes/next-release/*.json >/dev/null 2>&1; then
  echo "No change waits in pipe/.changes/next-release: nothing is released."
  exit 0
fi
(cd pipe && semversioner release && semversioner changelog >CHANGELOG.md)
version=$(cd pipe && semversioner current-version)
sed -i -E "s#(slipway/slipway-pipe:)[0-9]+\.[0-9]+\.[0-9]+#\1$version#" \
  pipe/pipe.yml pipe/README.md pipe/Dockerfile action.yml examples/bitbucket-pipelines.yml docs/bitbucket.md README.md
sed -i -E "s#(image.version=\")[0-9.]+#\1$version#" pipe/Dockerfile
docker build --file pipe/Dockerfile --tag "slipway/slipway-pipe:$version" .
docker login --username "$DOCKERHUB_USERNAME" --password-stdin <<<"$DOCKERHUB_PASSWORD"
docker push "slipway/slipway-pipe:$version"
git add pipe action.yml examples docs README.md
git commit --message "Release the pipe $version [skip ci]"
git tag --annotate --message "Pipe $version" "pipe-$version"
git push origin HEAD "pipe-$version"
