package guide;

import io.github.videosdkserver.TokenServer;
import io.github.videosdkserver.TokenServer.Identity;
import io.github.videosdkserver.servlet.TokenServerServlet;
import jakarta.servlet.ServletContext;

final class VideoServlet {
    static void add(ServletContext context, TokenServer tokenServer) {
        var video = new TokenServerServlet(tokenServer, request -> Identity.of(request.getUserPrincipal()));
        context.addServlet("video", video).addMapping("/video/*");
    }
}
