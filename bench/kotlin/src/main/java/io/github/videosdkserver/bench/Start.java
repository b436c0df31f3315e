package io.github.videosdkserver.bench;

import io.github.videosdkserver.Emulator;
import io.github.videosdkserver.VideoSdkClient;
import io.github.videosdkserver.models.ApiToken;

/** Programs that do something once and say how long it took from the first line on. */
enum Start {
    SIGN("to the first token"),
    CALL("to the first call's end, in which an emulator is started too");

    final String told;

    Start(String told) {
        this.told = told;
    }

    public static void main(String[] arguments) throws InterruptedException {
        long started = System.nanoTime();
        if (valueOf(arguments[0]) == SIGN) {
            VideoSdkClient.builder().apiKey("demo-key").secret("5".repeat(64)).build().getTokens().api(
                ApiToken.builder().build());
        } else {
            Emulator.builder().start().client().blocking().getRooms().list();
        }
        System.out.print((System.nanoTime() - started) / 1e6);
        System.exit(0);
    }
}
