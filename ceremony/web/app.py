"""The application factory: puts the parts of one server together."""

from __future__ import annotations

import logging
import mimetypes
from typing import TYPE_CHECKING

from flask import Flask
from flask_socketio import SocketIO

from ceremony.web import api, assets, modes, pages, printing, quick, roll
from ceremony.web.access import ROLES, Access
from ceremony.web.asking import EXTENSION, Web, web_of
from ceremony.web.clients import Clients
from ceremony.web.gate import Gate
from ceremony.web.guard import BODY_LIMIT, Guard
from ceremony.web.incoming import CarefulPacket, SocketJson
from ceremony.web.network import is_this_machine
from ceremony.web.publisher import Publisher
from ceremony.web.settings import Settings
from ceremony.web.sockets import RoleNamespace
from ceremony.web.websocket import use_page_sockets

if TYPE_CHECKING:
    from ceremony.live.conductor import Conductor

PING = 2  # seconds between pings, and seconds until a missing answer ends a socket


def create_app(
    conductor: Conductor, settings: Settings, access: Access | None = None
) -> tuple[Flask, SocketIO]:
    """A Flask application and its Socket.IO server; ``front`` gives what a listener should serve."""
    for suffix, kind in assets.STATIC_TYPES.items():
        mimetypes.add_type(kind, suffix)  # Windows may say otherwise in its registry
    app = Flask("ceremony.web", static_folder=None)
    app.config.update(DEBUG=False, MAX_CONTENT_LENGTH=BODY_LIMIT, PROPAGATE_EXCEPTIONS=False)
    for blueprint in (pages.bp, api.bp, roll.bp, modes.bp, assets.bp, printing.bp, quick.bp):
        app.register_blueprint(blueprint)
    publisher = Publisher(conductor, Clients())
    access = access or Access(settings.secrets)
    guard = Guard(app.wsgi_app, settings)
    gate = Gate(lambda address: is_this_machine(address, guard.own), access.role_in_head, settings.places)
    web = Web(conductor, settings, access, publisher, guard, gate)
    app.extensions[EXTENSION] = web
    return app, add_sockets(app, web)


def add_sockets(app: Flask, web: Web) -> SocketIO:
    """Socket.IO with a namespace for each role; views go out when the conductor says so."""
    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,  # events of one page stay in order
        transports=["websocket"],
        namespaces=[f"/{role}" for role in ROLES],
        cors_allowed_origins=web.guard.is_own_origin,
        ping_interval=PING,
        ping_timeout=PING,
        max_http_buffer_size=BODY_LIMIT,
        serializer=CarefulPacket,
        json=SocketJson,
        manage_session=False,
        logger=False,
        engineio_logger=False,
    )
    use_page_sockets(socketio.server.eio)
    for library in ("engineio.server", "socketio.server"):  # they tell only what strangers send
        logging.getLogger(library).setLevel(logging.CRITICAL)
    namespaces = {role: RoleNamespace(role, web) for role in ROLES}
    for namespace in namespaces.values():
        socketio.on_namespace(namespace)
    web.access.on_revoke.append(lambda role: namespaces[role].put_out())
    web.publisher.start(socketio.server.eio)
    web.conductor.listen(web.publisher.changed)
    web.conductor.listen_ink(web.publisher.ink)
    web.guard.inner = app.wsgi_app  # now with Socket.IO inside
    return socketio


def front(app: Flask) -> Guard:
    """The WSGI application to listen with: the guard, with everything behind it."""
    return web_of(app).guard
