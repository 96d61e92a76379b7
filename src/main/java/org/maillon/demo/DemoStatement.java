package org.maillon.demo;

import java.nio.charset.Charset;

/** A statement as a bank would offer it for download: the file's name and what stands in it. */
record DemoStatement(String fileName, String content, Charset charset) {
    byte[] bytes() {
        return content.getBytes(charset);
    }
}
