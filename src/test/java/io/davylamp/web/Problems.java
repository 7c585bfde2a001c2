package io.davylamp.web;

import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.davylamp.web.problem.ProblemType;
import io.restassured.response.ValidatableResponse;

/** What every problem document has. */
public final class Problems {
    private Problems() {}

    public static ValidatableResponse isProblem(ValidatableResponse answer, ProblemType type) {
        String id = answer.extract().header("X-Request-Id");
        return answer.statusCode(type.status())
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + type.slug()))
                .body("title", equalTo(type.title()))
                .body("status", equalTo(type.status()))
                .body("detail", not(emptyOrNullString()))
                .body("requestId", equalTo(id));
    }
}
