#!/usr/bin/env bash
# Puts the built jars in a Maven repository of their own, and makes a project in an empty folder that depends on the package as
# its README says, on the mounts and on the token source, and runs the README's lines, in Kotlin and in Java, also on a newer JDK where there is one.
#   tests/packages/kotlin.sh [REPOSITORY]      the folder that has the packages; without it, after `mvn package` in kotlin/all
set -euo pipefail
root=$(realpath "$(dirname "$0")/../..")
readme=$root/kotlin/README.md
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

block() { # LANGUAGE: its first block in the README, as a reader would copy it
  awk -v fence="\`\`\`$1" '$0 == fence {copying = 1; next} /^```$/ && copying {exit} copying' "$readme"
}

property() { # NAME: its value in the package's own project
  sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" "$root/kotlin/pom.xml" | head -1
}

maven() {
  mvn --quiet --batch-mode --no-transfer-progress "$@"
}

file() { # NAME KIND: a file of the repository
  echo "$repository/io/github/videosdk-server/$1/$version/$1-$version$2"
}

put() { # NAME FOLDER: a built jar into the repository, with the pom that users see
  local pom=$place/$1.pom
  sed -e '/^  <parent>/,/^  <\/parent>/d' -e '/^  <build>/,/^  <\/build>/d' -e '/^  <profiles>/,/^  <\/profiles>/d' "$2/pom.xml" > "$pom"
  maven install:install-file -Dfile="$2/target/$1-$version.jar" -DpomFile="$pom" -DlocalRepositoryPath="$repository"
}

version=$(property version)
mounts='ktor servlet spring'
if [ $# -gt 0 ]; then
  repository=$(realpath "$1")
  for name in videosdk-server videosdk-server-token-source $(printf 'videosdk-server-%s ' $mounts); do
    unzip -l "$(file "$name" -sources.jar)" | grep '\.kt$' > /dev/null
    unzip -l "$(file "$name" -javadoc.jar)" | grep 'io/github/videosdkserver/.*\.html$' > /dev/null
  done
else
  repository=$place/repository
  put videosdk-server "$root/kotlin"
  put videosdk-server-token-source "$root/kotlin/token-source"
  for name in $mounts; do put "videosdk-server-$name" "$root/kotlin/mounts/$name"; done
fi
jar=$(file videosdk-server .jar)
unzip -p "$jar" META-INF/MANIFEST.MF | grep -q '^Automatic-Module-Name: io.github.videosdkserver'
test "$(unzip -l "$jar" | grep -c 'META-INF/native/.*videosdk_server_native')" = 1

mkdir -p "$place/src/main/kotlin" "$place/src/main/java"
block kotlin > "$place/src/main/kotlin/Main.kt"
block java > "$place/src/main/java/Lesson.java"
test -s "$place/src/main/kotlin/Main.kt" -a -s "$place/src/main/java/Lesson.java"
# What the local repository has already is taken from there, and nothing of this is left in it.
cached=$(mvn --quiet --batch-mode help:evaluate -Dexpression=settings.localRepository -DforceStdout)
cat > "$place/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>lesson</groupId>
  <artifactId>lesson</artifactId>
  <version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <repositories>
    <repository><id>package</id><url>file://$repository</url></repository>
    <repository><id>cached</id><url>file://$cached</url></repository>
  </repositories>
  <pluginRepositories>
    <pluginRepository><id>cached</id><url>file://$cached</url></pluginRepository>
  </pluginRepositories>
  <dependencies>
$(block xml)
    <dependency>
      <groupId>io.github.videosdk-server</groupId>
      <artifactId>videosdk-server-ktor</artifactId>
      <version>$version</version>
    </dependency>
    <dependency>
      <groupId>io.github.videosdk-server</groupId>
      <artifactId>videosdk-server-spring</artifactId>
      <version>$version</version>
    </dependency>
    <dependency>
      <groupId>io.github.videosdk-server</groupId>
      <artifactId>videosdk-server-token-source</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.jetbrains.kotlin</groupId>
        <artifactId>kotlin-maven-plugin</artifactId>
        <version>$(property kotlin.version)</version>
        <configuration><jvmTarget>17</jvmTarget></configuration>
        <executions>
          <execution>
            <goals><goal>compile</goal></goals>
            <configuration><sourceDirs><sourceDir>src/main/kotlin</sourceDir></sourceDirs></configuration>
          </execution>
        </executions>
      </plugin>
      <plugin>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.16.0</version>
        <configuration><release>17</release></configuration>
      </plugin>
      <plugin>
        <artifactId>maven-dependency-plugin</artifactId>
        <version>3.11.0</version>
        <executions>
          <execution>
            <phase>package</phase>
            <goals><goal>copy-dependencies</goal></goals>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
POM
cd "$place"
maven package -Dmaven.repo.local="$place/local"
# A mount brings what it stands on of ours, and no framework.
for name in $mounts; do test -e "target/dependency/videosdk-server-$name-$version.jar"; done
! ls target/dependency | grep -E '^(ktor|spring|jakarta)'

run() { # JAVA CLASS OPTION...: runs a program, and shows what it says
  local java=$1 class=$2
  shift 2
  env -u VIDEOSDK_API_KEY -u VIDEOSDK_SECRET "$java" "$@" -cp 'target/classes:target/dependency/*' "$class" 2>&1 | tee said
}

run java MainKt
grep -q '^eyJ' said
run java Lesson
grep -q '^eyJ' said
for java in /usr/lib/jvm/*/bin/java; do
  [ -x "$java" ] || continue
  release=$("$java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
  [ "$release" -ge 24 ] || continue
  run "$java" Lesson --illegal-native-access=deny --enable-native-access=ALL-UNNAMED
  grep -q '^eyJ' said
  ! grep -q WARNING said
  echo "and so on Java $release, without a warning"
done
echo "programs that depend on the jar run the README's lines"
