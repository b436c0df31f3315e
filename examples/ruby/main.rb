# The three endpoints with Debian's Ruby alone: get-token, create-meeting, validate-meeting/:meetingId.
# The page's sample for Ruby signs a token without exp, iat and jti: whoever gets it may join forever.
require 'json'
require 'net/http'
require 'openssl'
require 'securerandom'
require 'webrick'

API_KEY = ENV.fetch('VIDEOSDK_API_KEY')
SECRET = ENV.fetch('VIDEOSDK_SECRET')
EMULATOR = ENV.fetch('VIDEOSDK_EMULATOR', '')
SERVICE = EMULATOR.empty? ? 'https://api.videosdk.live' : "http://#{EMULATOR}"
PAGES_OF_THIS_MACHINE = %r{\Ahttps?://(localhost|127\.0\.0\.1)(:\d+)?\z}

# A token for clients (role rtc) or for calls to the REST API (role crawler); one for clients cannot call the API.
def token(role, lifetime)
  now = Time.now.to_i
  claims = { apikey: API_KEY, permissions: ['allow_join'], version: 2, roles: [role],
             iat: now - 30, exp: now + lifetime, jti: SecureRandom.uuid }
  head = [{ alg: 'HS256', typ: 'JWT' }, claims].map { |part| base64url(JSON.generate(part)) }.join('.')
  "#{head}.#{base64url(OpenSSL::HMAC.digest('SHA256', SECRET, head))}"
end

def base64url(bytes) = [bytes].pack('m0').tr('+/', '-_').delete('=')

# The status and the fields that the service answers; 502 when there is no answer to be had.
def call(kind, path, body = nil)
  uri = URI(SERVICE + path)
  request = kind.new(uri, 'Authorization' => token('crawler', 600), 'Content-Type' => 'application/json')
  request.body = JSON.generate(body) if body
  options = { use_ssl: uri.scheme == 'https', open_timeout: 5, read_timeout: 5 }
  answer = Net::HTTP.start(uri.host, uri.port, **options) { |http| http.request(request) }
  [answer.code.to_i, JSON.parse(answer.body)]
rescue SystemCallError, SocketError, Timeout::Error, OpenSSL::SSL::SSLError, JSON::ParserError
  [502, {}]
end

def answer(method, path)
  case [method, path]
  in ['GET' | 'POST', '/get-token']
    [200, { token: token('rtc', 2 * 3600) }]
  in ['POST', '/create-meeting']
    status, room = call(Net::HTTP::Post, '/v2/rooms', {})
    status == 200 ? [200, { meetingId: room['roomId'] }] : [502, { error: 'the service made no room' }]
  in ['GET' | 'POST', %r{\A/validate-meeting/([\w-]+)\z}]
    meeting_id = Regexp.last_match(1)
    status, = call(Net::HTTP::Get, "/v2/rooms/validate/#{meeting_id}")
    case status
    when 200 then [200, { meetingId: meeting_id, valid: true }]
    when 400, 402, 404 then [404, { error: 'there is no such meeting' }]
    else [502, { error: 'the service does not say' }]
    end
  in ['OPTIONS', _] then [204, nil]
  else [404, { error: 'there is no such route' }]
  end
end

class Endpoints < WEBrick::HTTPServlet::AbstractServlet
  def service(request, response)
    response.status, fields = answer(request.request_method, request.path)
    response.body = JSON.generate(fields) if fields
    response['Content-Type'] = 'application/json'
    response['Cache-Control'] = 'no-store'
    return unless PAGES_OF_THIS_MACHINE.match?(request['Origin'].to_s)

    response['Access-Control-Allow-Origin'] = request['Origin']
    response['Access-Control-Allow-Headers'] = 'authorization, content-type'
  end
end

address, port = [ENV['HOST'], ENV['PORT']].map { |value| value.to_s.empty? ? nil : value }
server = WEBrick::HTTPServer.new(BindAddress: address || '127.0.0.1', Port: (port || 9000).to_i, AccessLog: [],
                                 Logger: WEBrick::Log.new($stderr, WEBrick::Log::WARN))
server.mount('/', Endpoints)
%w[INT TERM].each { |signal| trap(signal) { server.shutdown } }
listening = server.listeners.first.addr
puts "token server   http://#{listening[3]}:#{listening[1]}"
$stdout.flush
server.start
