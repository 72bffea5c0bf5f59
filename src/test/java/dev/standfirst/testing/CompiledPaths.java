package dev.standfirst.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.codehaus.groovy.runtime.InvokerHelper;

import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.Script;

/**
 * REST Assured compiles a Groovy script whenever a path is looked up in an answer, even if it has just done so: a third of what
 * the tests took. Here, each path is compiled once.
 */
public final class CompiledPaths extends GroovyShell {

    private static final Map<String, Class<? extends Script>> COMPILED = new ConcurrentHashMap<>();

    private CompiledPaths(Binding binding) {
        super(binding);
    }

    /** From now on, REST Assured gets one of these where it makes a shell; once is enough. */
    public static void always() {
        var shells = new DelegatingMetaClass(GroovyShell.class) {
            @Override
            public Object invokeConstructor(Object[] arguments) {
                return arguments.length == 1 && arguments[0] instanceof Binding binding
                        ? new CompiledPaths(binding)
                        : super.invokeConstructor(arguments);
            }
        };
        shells.initialize();
        GroovySystem.getMetaClassRegistry().setMetaClass(GroovyShell.class, shells);
    }

    @Override
    public Object evaluate(String path) {
        var script = COMPILED.computeIfAbsent(path, text -> new GroovyShell().parse(text).getClass());
        return InvokerHelper.createScript(script, getContext()).run();
    }
}
