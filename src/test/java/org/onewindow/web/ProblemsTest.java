package org.onewindow.web;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

class ProblemsTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Sample())
            .setControllerAdvice(new Problems())
            .build();

    @Test
    void namesAFieldThatACodeRefuses() throws Exception {
        expectProblem(mvc.perform(get("/sample?number=13&day=MONDAY")), "number", "不要13");
    }

    @Test
    void namesAMissingParameter() throws Exception {
        expectProblem(mvc.perform(get("/sample?day=MONDAY")), "number", "缺少参数number");
        expectProblem(mvc.perform(get("/sample?number=&day=MONDAY")), "number", "缺少参数number");
    }

    @Test
    void namesAMistypedParameterAndWhatAnEnumAllows() throws Exception {
        expectProblem(mvc.perform(get("/sample?number=x&day=MONDAY")), "number", "参数number的值“x”无效");
        expectProblem(
                mvc.perform(get("/sample?number=1&day=NODAY")),
                "day",
                "参数day的值“NODAY”无效，可用：MONDAY、TUESDAY、WEDNESDAY、THURSDAY、FRIDAY、SATURDAY、SUNDAY");
    }

    @Test
    void namesAFieldOfABody() throws Exception {
        expectProblem(
                mvc.perform(
                        post("/sample").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"四个汉字\"}")),
                "name",
                "name：最多三个字");
    }

    @Test
    void saysWhereABodyIsNoJson() throws Exception {
        expectProblem(
                mvc.perform(
                        post("/sample").contentType(MediaType.APPLICATION_JSON).content("{\"name\":\"字\",\n  oops}")),
                "body",
                "提交的内容不是正确的JSON：第2行第3列");
        expectProblem(mvc.perform(post("/sample").contentType(MediaType.APPLICATION_JSON)), "body", "缺少提交的内容，须为JSON");
    }

    @Test
    void namesAFieldOfABodyThatIsOfAnotherType() throws Exception {
        expectProblem(
                mvc.perform(
                        post("/sample").contentType(MediaType.APPLICATION_JSON).content("{\"name\":{\"a\":1}}")),
                "name",
                "name的值类型有误");
        expectProblem(
                mvc.perform(post("/sample")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"days\":[\"MONDAY\",\"x\"]}")),
                "days[1]",
                "days[1]的值类型有误");
        expectProblem(
                mvc.perform(
                        post("/sample").contentType(MediaType.APPLICATION_JSON).content("[]")),
                "body",
                "提交的内容须为JSON对象");
    }

    @Test
    void namesAMissingFile() throws Exception {
        expectProblem(mvc.perform(multipart("/sample/file")), "file", "缺少文件file");
    }

    @Test
    void leavesWhatIsGoodAlone() throws Exception {
        mvc.perform(get("/sample?number=1&day=MONDAY"))
                .andExpect(status().isOk())
                .andExpect(content().string(startsWith("1 MONDAY")));
    }

    private static void expectProblem(ResultActions result, String field, String detail) throws Exception {
        result.andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.title").value("请求参数有误"))
                .andExpect(jsonPath("$.detail").value(detail))
                .andExpect(jsonPath("$.field").value(field));
    }

    @RestController
    static class Sample {

        @GetMapping("/sample")
        String get(@RequestParam("number") int number, @RequestParam("day") DayOfWeek day) {
            if (number == 13) {
                throw new BadFieldException("number", "不要13");
            }
            return number + " " + day;
        }

        @PostMapping("/sample")
        String post(@RequestBody @Valid Body body) {
            return body.name();
        }

        @PostMapping("/sample/file")
        String upload(@RequestParam("file") MultipartFile file) {
            return file.getName();
        }
    }

    record Body(@Size(max = 3, message = "最多三个字") String name, List<DayOfWeek> days) {}
}
