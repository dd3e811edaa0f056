package org.onewindow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets at what, asked over HTTP as a stranger, a clerk of the other district, or the clerk in charge would. */
@BrowserTest
class AccessIT {

    @Autowired
    private Desks desks;

    @Test
    void aPageNamesTheNonceOfItsOwnHeaderHoweverManyAskAtOnce() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest page = HttpRequest.newBuilder(URI.create(desks.url() + "/camunda/app/tasklist/default/"))
                .build();
        List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, 200)
                .mapToObj(i -> client.sendAsync(page, BodyHandlers.ofString()))
                .toList();
        assertThat(pages).allSatisfy(each -> {
            HttpResponse<String> answer = each.join();
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(answer.body()).contains("nonce=\"%s\"".formatted(nonce(policy)));
        });
    }

    private static String nonce(String policy) {
        Matcher matcher = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(matcher.find()).as(policy).isTrue();
        return matcher.group(1);
    }
}
