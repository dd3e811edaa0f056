package org.onewindow.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.onewindow.organisation.CalendarProperties;
import org.onewindow.organisation.Districts;
import org.onewindow.organisation.WorkClocks;
import org.onewindow.web.Problems;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Over real HTTP, with nothing of the application but this controller and what it needs. */
@SpringBootTest(classes = CalendarControllerTest.Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class CalendarControllerTest {

    @Configuration
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import({CalendarController.class, Districts.class, Problems.class})
    @EnableConfigurationProperties(CalendarProperties.class)
    static class Server {

        @Bean
        WorkClocks clocks(CalendarProperties properties, Districts districts) {
            return new WorkClocks(properties, districts);
        }
    }

    @Autowired
    private TestRestTemplate rest;

    private ResponseEntity<JsonNode> ask(Map<String, String> parameters) {
        String query = parameters.keySet().stream()
                .map(name -> name + "={" + name + "}")
                .collect(Collectors.joining("&", "/api/calendar/due?", ""));
        return rest.getForEntity(query, JsonNode.class, parameters);
    }

    private static Map<String, String> good() {
        return new LinkedHashMap<>(Map.of(
                "district",
                "jiangbei",
                "from",
                "2021-09-28T10:00",
                "amount",
                "9",
                "unit",
                "WORKING_DAY",
                "receipt",
                "false"));
    }

    private JsonNode answer(String from, String amount, String unit, String receipt) {
        ResponseEntity<JsonNode> response =
                ask(Map.of("district", "jiangbei", "from", from, "amount", amount, "unit", unit, "receipt", receipt));
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        return response.getBody();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/deadline-vectors.csv", numLinesToSkip = 1)
    void agreesWithTheWorkedExamples(LocalDate start, String amount, String unit, LocalDate deadline) {
        JsonNode answer = answer(start + "T10:00", amount, unit.equals("WD") ? "WORKING_DAY" : "CALENDAR_DAY", "false");
        assertThat(answer.path("due").textValue()).isEqualTo(deadline + "T17:30");
        assertThat(answer.path("provisional").isBoolean()).isTrue();
        assertThat(answer.path("provisional").booleanValue()).isFalse();
        JsonNode days = answer.path("days");
        assertThat(days.path(0).path("date").textValue()).isEqualTo(start.toString());
        assertThat(days.path(days.size() - 1).path("date").textValue()).isEqualTo(deadline.toString());
        long counted = StreamSupport.stream(days.spliterator(), false)
                .filter(day -> day.path("counted").booleanValue())
                .count();
        assertThat(counted).isEqualTo(Long.parseLong(amount));
    }

    @Test
    void explainsEachDay() {
        assertThat(answer("2021-10-08T10:00", "2", "WORKING_DAY", "false"))
                .hasToString(
                        "{\"due\":\"2021-10-11T17:30\",\"provisional\":false,\"days\":["
                                + "{\"date\":\"2021-10-08\",\"counted\":false,\"number\":0,\"why\":\"起算日不计\",\"provisional\":false},"
                                + "{\"date\":\"2021-10-09\",\"counted\":true,\"number\":1,\"why\":\"调休上班(国庆节)\",\"provisional\":false},"
                                + "{\"date\":\"2021-10-10\",\"counted\":false,\"number\":0,\"why\":\"周日\",\"provisional\":false},"
                                + "{\"date\":\"2021-10-11\",\"counted\":true,\"number\":2,\"why\":\"工作日\",\"provisional\":false}]}");
    }

    @Test
    void appliesTheRuleOfReceiptOnlyWhenAsked() {
        JsonNode event = answer("2021-10-15T18:00", "1", "WORKING_DAY", "false");
        assertThat(event.path("due").textValue()).isEqualTo("2021-10-18T17:30");
        assertThat(event.findValuesAsText("why")).containsExactly("起算日不计", "周六", "周日", "工作日");

        JsonNode receipt = answer("2021-10-15T18:00", "1", "WORKING_DAY", "true");
        assertThat(receipt.path("due").textValue()).isEqualTo("2021-10-19T17:30");
        assertThat(receipt.findValuesAsText("why")).containsExactly("下班后收到，视为次一工作日收到", "周六", "周日", "起算日不计", "工作日");

        JsonNode dayOff = answer("2021-10-17T08:00", "30", "WORKING_MINUTE", "true");
        assertThat(dayOff.path("due").textValue()).isEqualTo("2021-10-18T09:30");
        assertThat(dayOff.findValuesAsText("why")).containsExactly("休息日收到（周日），视为次一工作日收到", "工作日");
        assertThat(dayOff.path("days").path(1).path("number").intValue()).isEqualTo(30);

        JsonNode inTime = answer("2021-10-15T17:30", "1", "WORKING_DAY", "true");
        assertThat(inTime.path("due").textValue()).isEqualTo("2021-10-18T17:30");
    }

    @Test
    void takesNoReceiptForGranted() {
        Map<String, String> parameters = good();
        parameters.remove("receipt");
        parameters.put("from", "2021-10-15T18:00");
        parameters.put("amount", "1");
        assertThat(ask(parameters).getBody().path("due").textValue()).isEqualTo("2021-10-18T17:30");
    }

    @Test
    void marksWhatIsProvisional() {
        JsonNode answer = answer("2026-12-30T10:00", "2", "WORKING_DAY", "false");
        assertThat(answer.path("provisional").booleanValue()).isTrue();
        assertThat(answer.findValuesAsText("why")).containsExactly("起算日不计", "工作日", "元旦", "周六", "周日", "工作日");
        assertThat(answer.path("days").path(1).path("provisional").booleanValue())
                .isFalse();
        assertThat(answer.path("days").path(2).path("provisional").booleanValue())
                .isTrue();
    }

    @Test
    void showsMinutesOnly() {
        assertThat(answer("2021-09-28T10:00", "0", "WORKING_DAY", "false")
                        .path("due")
                        .textValue())
                .isEqualTo("2021-09-28T17:30");
        assertThat(answer("2021-09-28T10:00:30", "60", "WORKING_MINUTE", "false")
                        .path("due")
                        .textValue())
                .isEqualTo("2021-09-28T11:00");
    }

    @Test
    void answersOnTheLastDayOfTheCalendar() {
        assertThat(answer("2036-12-31T18:00", "0", "WORKING_DAY", "false")
                        .path("due")
                        .textValue())
                .isEqualTo("2036-12-31T17:30");
    }

    @ParameterizedTest
    @CsvSource({"district", "from", "amount", "unit"})
    void refusesAMissingParameter(String name) {
        Map<String, String> parameters = good();
        parameters.remove(name);
        expectProblem(parameters, name, "缺少参数" + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "district | '' | 没有区县“”",
                "district | beijing | 没有区县“beijing”，可用：chongqing、dianjiang、jiangbei、wulong、yuzhong",
                "district | JIANGBEI | 没有区县",
                "from | '' | 时间须写作2021-09-28T10:00",
                "from | 2021-09-28 | 时间须写作2021-09-28T10:00：2021-09-28",
                "from | 2021-02-30T10:00 | 时间须写作",
                "from | 2021-09-28T25:00 | 时间须写作",
                "from | 2021-09-28T10:00+08:00 | 时间须写作",
                "from | 2021-09-28T10:00Z | 时间须写作",
                "from | 昨天 | 时间须写作",
                "from | 2018-12-31T10:00 | 日期2018-12-31不在工作日历的范围内（2019-01-01至2036-12-31）",
                "from | 2037-01-01T10:00 | 日期2037-01-01不在工作日历的范围内（2019-01-01至2036-12-31）",
                "from | -999999999-01-01T00:00 | 日期-999999999-01-01不在工作日历的范围内",
                "from | +999999999-12-31T23:59 | 日期+999999999-12-31不在工作日历的范围内",
                "amount | '' | 缺少参数amount",
                "amount | 九 | 参数amount的值“九”无效",
                "amount | 1.5 | 参数amount的值“1.5”无效",
                "amount | -1 | 时限数量须在0到20000之间：-1",
                "amount | 20001 | 时限数量须在0到20000之间：20001",
                "amount | 99999999999 | 参数amount的值“99999999999”无效",
                "amount | 20000 | 2021-09-28之后的第20000个工作日超出工作日历的范围（2019-01-01至2036-12-31）",
                "unit | '' | 缺少参数unit",
                "unit | WD | 参数unit的值“WD”无效，可用：WORKING_DAY、CALENDAR_DAY、WORKING_MINUTE",
                "unit | 1 | 参数unit的值“1”无效",
                "receipt | maybe | 参数receipt的值“maybe”无效",
            })
    void refusesABadValue(String name, String value, String detail) {
        Map<String, String> parameters = good();
        parameters.put(name, value);
        expectProblem(parameters, name, detail);
    }

    @Test
    void refusesNoMinutesAtAll() {
        Map<String, String> parameters = good();
        parameters.put("unit", "WORKING_MINUTE");
        parameters.put("amount", "0");
        expectProblem(parameters, "amount", "时限数量须在1到20000之间：0");
    }

    @Test
    void refusesAReceiptThatWouldCountOnlyAfterTheCalendar() {
        Map<String, String> parameters = good();
        parameters.put("from", "2036-12-31T18:00");
        parameters.put("receipt", "true");
        expectProblem(parameters, "from", "2036-12-31之后的第1个工作日超出工作日历的范围");
    }

    private void expectProblem(Map<String, String> parameters, String field, String detail) {
        ResponseEntity<JsonNode> response = ask(parameters);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode problem = response.getBody();
        assertThat(problem.path("status").intValue()).isEqualTo(400);
        assertThat(problem.path("title").textValue()).isEqualTo("请求参数有误");
        assertThat(problem.path("field").textValue()).isEqualTo(field);
        assertThat(problem.path("detail").textValue()).startsWith(detail);
    }
}
