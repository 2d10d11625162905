// The app's own server, for the ticket contract. It needs Go 1.19 or newer and no packages.
package main

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

var (
	genauthURL = setting("GENAUTH_URL", "https://core.genauth.ai")
	userPoolID = os.Getenv("USER_POOL_ID")
	poolSecret = os.Getenv("POOL_SECRET")
	client     = http.Client{Timeout: 10 * time.Second}
	language   = regexp.MustCompile(`^[a-z]{2}(-[A-Z]{2})?$`)
)

type attempt struct {
	state, verifier string
	expires         time.Time
}

// refusal has a message for the person.
type refusal struct {
	status        int
	code, message string
}

func (r *refusal) Error() string { return r.code }

var (
	lock sync.Mutex
	// Logins that are under way. If you run several servers, keep them in a store that all share.
	attempts = map[string]attempt{}
	// The user of each session. Replace it with your own sessions.
	sessions = map[string]string{}
)

// randomToken gives 256 random bits in base64url: 43 characters, none of which needs encoding.
func randomToken() string {
	bits := make([]byte, 32)
	if _, err := rand.Read(bits); err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(bits)
}

// region start
// start makes state and PKCE (RFC 7636): both stay here, the app gets only the attempt.
func start(body map[string]any) (any, error) {
	id, state, verifier := randomToken(), randomToken(), randomToken()
	seconds, err := strconv.Atoi(setting("ATTEMPT_SECONDS", "600"))
	if err != nil {
		return nil, err
	}
	lifetime := time.Duration(seconds) * time.Second
	lock.Lock()
	attempts[id] = attempt{state, verifier, time.Now().Add(lifetime)}
	lock.Unlock()
	time.AfterFunc(lifetime, func() { take(id) })
	challenge := sha256.Sum256([]byte(verifier))
	path := "/routes/explore?userPoolId=" + userPoolID + "&getPhone=1&fromApp=1&useSelfWxapp=0" +
		"&state=" + state + "&code_challenge=" + base64.RawURLEncoding.EncodeToString(challenge[:]) +
		"&code_challenge_method=S256"
	if lang, ok := body["lang"].(string); ok && language.MatchString(lang) {
		path += "&lang=" + lang
	}
	return map[string]string{"attempt": id, "path": path}, nil
}

// endregion

// region finish
func finish(body map[string]any) (any, error) {
	id, _ := body["attempt"].(string)
	extMsg, _ := body["extMsg"].(string)
	lock.Lock()
	known, ok := attempts[id]
	lock.Unlock()
	if !ok || !known.expires.After(time.Now()) {
		return nil, &refusal{400, "unknown_attempt", "Please log in again."}
	}
	result := readTicketResult(extMsg)
	// A result of another login does not end the one that is under way.
	if subtle.ConstantTimeCompare([]byte(result["state"]), []byte(known.state)) != 1 {
		return nil, &refusal{400, "wrong_state", "This answer belongs to another login."}
	}
	if !take(id) {
		return nil, &refusal{400, "unknown_attempt", "Please log in again."}
	}
	if result["code"] != "200" || result["ticket"] == "" {
		return nil, &refusal{401, "not_logged_in", or(result["message"], "Login not finished.")}
	}
	user, err := exchange(result["ticket"], known.verifier)
	if err != nil {
		return nil, err
	}
	session := randomToken()
	lock.Lock()
	sessions[session] = user.ID
	lock.Unlock()
	return map[string]any{"session": session, "user": user}, nil
}

// endregion

// take ends an attempt; false if somebody else did.
func take(id string) bool {
	lock.Lock()
	defer lock.Unlock()
	_, ok := attempts[id]
	delete(attempts, id)
	return ok
}

// readTicketResult reads `a=1&b=2`. Nothing is decoded, and a value starts after the first `=`.
func readTicketResult(extMsg string) map[string]string {
	result := map[string]string{}
	for _, pair := range strings.Split(extMsg, "&") {
		if name, value, found := strings.Cut(pair, "="); found {
			result[name] = value
		}
	}
	return result
}

type user struct {
	ID    string `json:"id"`
	Phone string `json:"phone"`
}

// region exchange
func exchange(ticket, verifier string) (user, error) {
	answer := struct {
		ID      string          `json:"_id"`
		Phone   string          `json:"phone"`
		Code    json.RawMessage `json:"code"`
		Message string          `json:"message"`
		Data    json.RawMessage `json:"data"`
	}{}
	err := ask("/oauth/app2wxapp/auth/"+userPoolID, map[string]string{
		"secret": poolSecret, "ticket": ticket, "code_verifier": verifier,
	}, &answer)
	if err != nil {
		return user{}, &refusal{502, "unreachable", "The login service cannot be reached."}
	}
	// GenAuth's documents differ: the bare user, or `code` (number or text) and `data` (object or JSON in a text).
	if answer.ID == "" {
		// A refusal is HTTP 200 too.
		if strings.Trim(string(answer.Code), `"`) != "200" {
			return user{}, &refusal{401, "refused", or(answer.Message, "Login not finished.")}
		}
		data := []byte(answer.Data)
		if text := ""; json.Unmarshal(data, &text) == nil {
			data = []byte(text)
		}
		if err := json.Unmarshal(data, &answer); err != nil {
			return user{}, err
		}
	}
	return user{answer.ID, answer.Phone}, nil
}

// endregion

func ask(path string, body, answer any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	response, err := client.Post(genauthURL+path, "application/json", bytes.NewReader(text))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	return json.NewDecoder(response.Body).Decode(answer)
}

func handle(act func(map[string]any) (any, error)) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		answer, err := any(nil), error(nil)
		if request.Method != http.MethodPost {
			err = &refusal{404, "not_found", "Not found."}
		} else if body, failure := readJSON(request); failure != nil {
			err = failure
		} else {
			answer, err = act(body)
		}
		status := http.StatusOK
		if err != nil {
			// Log neither bodies nor errors as they are: they hold tickets, tokens and phone numbers.
			refused, ok := err.(*refusal)
			if !ok {
				refused = &refusal{500, "failed", "Login not finished."}
			}
			status = refused.status
			answer = map[string]string{"error": refused.code, "message": refused.message}
		}
		response.Header().Set("content-type", "application/json")
		response.WriteHeader(status)
		_ = json.NewEncoder(response).Encode(answer)
	}
}

func readJSON(request *http.Request) (map[string]any, error) {
	text, err := io.ReadAll(io.LimitReader(request.Body, 16_385))
	if err != nil {
		return nil, err
	}
	if len(text) > 16_384 {
		return nil, &refusal{413, "too_long", "Too long."}
	}
	body := map[string]any{}
	if json.Unmarshal(text, &body) != nil {
		return nil, &refusal{400, "bad_request", "Not JSON."}
	}
	return body, nil
}

func setting(name, fallback string) string { return or(os.Getenv(name), fallback) }

func or(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}

func main() {
	http.HandleFunc("/login/wechat/start", handle(start))
	http.HandleFunc("/login/wechat/finish", handle(finish))
	http.HandleFunc("/", handle(func(map[string]any) (any, error) {
		return nil, &refusal{404, "not_found", "Not found."}
	}))
	listener, err := net.Listen("tcp", ":"+setting("PORT", "8080"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on port", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, nil))
}
