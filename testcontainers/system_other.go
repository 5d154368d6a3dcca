//go:build !unix

package testcontainers

import "syscall"

func locked(string) bool               { return true }
func ownSession() *syscall.SysProcAttr { return nil }
