#include "CLibPQ.h"

// The C library's own <netinet/tcp.h> ends before the counters.
#include <linux/tcp.h>
#include <stddef.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

int64_t wf_received_bytes(int socket) {
  struct tcp_info info = {0};
  socklen_t size = sizeof info;
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return -1;
  if (size < offsetof(struct tcp_info, tcpi_bytes_received) + sizeof info.tcpi_bytes_received) {
    return -1;
  }
  return (int64_t)info.tcpi_bytes_received;
}

int wf_waiting_bytes(int socket) {
  int waiting = 0;
  return ioctl(socket, FIONREAD, &waiting) == 0 ? waiting : 0;
}

int wf_is_local_socket(int socket) {
  struct sockaddr_storage peer = {0};
  socklen_t size = sizeof peer;
  return getpeername(socket, (struct sockaddr *)&peer, &size) == 0 && peer.ss_family == AF_UNIX;
}
