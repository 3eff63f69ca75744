"""An SMTP server on a free port: keeps what it takes in a Maildir, prints the port, then a line for every message kept.

smtp_server.py MAILDIR [--hold N] [--certificate FILE]
--hold N: the N-th message is kept, its line printed, and its answer never given.
"""
import argparse
import asyncio
import ssl

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP

options = argparse.ArgumentParser()
options.add_argument("maildir")
options.add_argument("--hold", type=int, default=0)
options.add_argument("--certificate")
options = options.parse_args()


class Keeper(Mailbox):
    kept = 0

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        self.kept += 1
        print(self.kept, flush=True)
        if self.kept == options.hold:
            await asyncio.Event().wait()
        return answer


async def main():
    keeper = Keeper(options.maildir)
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keeper, hostname="server.example", tls_context=context, require_starttls=bool(context)), "127.0.0.1", 0)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
