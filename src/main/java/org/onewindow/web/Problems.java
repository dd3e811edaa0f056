package org.onewindow.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Answers bad input with a problem document (RFC 9457, {@code application/problem+json}): status 400, title and detail
 * in Chinese, and a property {@code field} that names the parameter or field. For all controllers.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before Spring's own, which answers in English and names no field
public class Problems {

    /** A controller or service refused a field. */
    @ExceptionHandler
    ProblemDetail badField(BadFieldException e) {
        return badRequest(e.field(), e.getMessage());
    }

    /** A required parameter was not sent, or sent empty where only a value makes sense. */
    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException e) {
        return missing(e.getParameterName());
    }

    /** A parameter has a value that is not of its type; for an enum the detail lists what is allowed. */
    @ExceptionHandler
    ProblemDetail mistyped(MethodArgumentTypeMismatchException e) {
        if ("".equals(e.getValue())) {
            return missing(e.getName());
        }
        return badRequest(
                e.getName(), "参数" + e.getName() + "的值“" + e.getValue() + "”无效" + allowed(e.getRequiredType()));
    }

    /** A body or a form breaks the rules of its fields; the first broken one is named. */
    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException e) {
        return e.getBindingResult().getFieldErrors().stream()
                .findFirst()
                .map(error -> badRequest(error.getField(), error.getField() + "：" + error.getDefaultMessage()))
                .orElseGet(() -> badRequest(e.getObjectName(), "提交的内容不符合要求"));
    }

    /** A form without a file that it must have. */
    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestPartException e) {
        return badRequest(e.getRequestPartName(), "缺少文件" + e.getRequestPartName());
    }

    /**
     * A body is no JSON, or not of the shape that is expected. Names the field that has a value of a wrong type, else
     * {@code body}.
     */
    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof JsonMappingException mistyped) {
            if (mistyped.getPath().isEmpty()) {
                return badRequest("body", "提交的内容须为JSON对象");
            }
            String field = mistyped.getPath().stream()
                    .map(each -> each.getFieldName() == null ? "[" + each.getIndex() + "]" : "." + each.getFieldName())
                    .collect(Collectors.joining())
                    .replaceFirst("^\\.", "");
            return badRequest(field, field + "的值类型有误");
        }
        if (e.getCause() instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
            return badRequest(
                    "body",
                    "提交的内容不是正确的JSON：第%d行第%d列"
                            .formatted(
                                    malformed.getLocation().getLineNr(),
                                    malformed.getLocation().getColumnNr()));
        }
        return badRequest("body", "缺少提交的内容，须为JSON");
    }

    private static ProblemDetail missing(String parameter) {
        return badRequest(parameter, "缺少参数" + parameter);
    }

    /** A file is larger than the server takes; it is refused before anybody reads it. */
    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException e) {
        return badRequest(
                "file",
                "文件太大" + (e.getMaxUploadSize() > 0 ? "，不能超过" + e.getMaxUploadSize() / 1024 / 1024 + " MB" : ""));
    }

    private static ProblemDetail badRequest(String field, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setTitle("请求参数有误");
        problem.setProperty("field", field);
        return problem;
    }

    private static String allowed(Class<?> type) {
        if (type == null || !type.isEnum()) {
            return "";
        }
        StringBuilder names = new StringBuilder();
        for (Object constant : type.getEnumConstants()) {
            names.append(names.isEmpty() ? "，可用：" : "、").append(((Enum<?>) constant).name());
        }
        return names.toString();
    }
}
