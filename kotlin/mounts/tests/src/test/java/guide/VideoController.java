package guide;

import io.github.videosdkserver.TokenServer.Identity;
import io.github.videosdkserver.spring.SpringTokenServer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class VideoController {
    private final SpringTokenServer video;

    VideoController(SpringTokenServer video) {
        this.video = video;
    }

    @CrossOrigin("https://app.example.com")
    @RequestMapping("/video/**")
    ResponseEntity<byte[]> video(HttpServletRequest request, Principal principal) throws Exception {
        return video.answer(request, Identity.of(principal));
    }
}
