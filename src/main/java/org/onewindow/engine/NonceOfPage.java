package org.onewindow.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the web apps the nonce that its own header names. Camunda 7.24 passes the nonce from the filter
 * that writes the Content-Security-Policy to the one that writes the page through the servlet context, where every other
 * request puts its own in between: with several people at work, now and then a page came out blank because the browser
 * refused its scripts. Here each request for a page sees a context that keeps this one attribute to itself.
 */
@Configuration(proxyBeanMethods = false)
class NonceOfPage {

    @Bean
    FilterRegistrationBean<Filter> noncePerPage() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                ServletContext context = ownNonce(request.getServletContext());
                chain.doFilter(
                        new HttpServletRequestWrapper(request) {
                            @Override
                            public ServletContext getServletContext() {
                                return context;
                            }
                        },
                        response);
            }
        });
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static ServletContext ownNonce(ServletContext shared) {
        Object[] nonce = new Object[1];
        return (ServletContext) Proxy.newProxyInstance(
                NonceOfPage.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (!isNonce(arguments)) {
                        return call(shared, method, arguments);
                    }
                    if (method.getName().equals("setAttribute")) {
                        nonce[0] = arguments[1];
                    }
                    return nonce[0];
                });
    }

    private static boolean isNonce(Object[] arguments) {
        return arguments != null && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0]);
    }

    private static Object call(ServletContext shared, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
