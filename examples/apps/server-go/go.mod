module example.com/login-server

go 1.19
