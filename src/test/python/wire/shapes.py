"""Holds raw answers of the rehearsal against botocore's service models, member by member."""

import datetime
import io
import json
import re
import xml.etree.ElementTree as ElementTree

from botocore.parsers import RpcV2CBORParser

ISO = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")


class Fault(Exception):
    """An answer that the model does not allow."""


def local(tag):
    return tag.rsplit("}", 1)[-1]


def check_answer(operation, protocol, response):
    """Raises Fault when a raw, successful answer is not one of the operation's output shape."""
    body = response["body"]
    output = operation.output_shape
    if protocol in ("ec2", "query"):
        check_xml_answer(operation, protocol, ElementTree.fromstring(body))
    elif protocol in ("json", "rest-json"):
        check_tree(output, json.loads(body or b"{}"), operation.name, isinstance_time=is_number)
    elif protocol == "smithy-rpc-v2-cbor":
        if response["headers"].get("smithy-protocol") != "rpc-v2-cbor":
            raise Fault("no smithy-protocol header")
        tree = RpcV2CBORParser().parse_data_item(io.BufferedReader(io.BytesIO(body))) if body else {}
        check_tree(output, tree, operation.name, isinstance_time=lambda v: isinstance(v, datetime.datetime))
    else:
        raise Fault("unknown protocol " + protocol)


def check_xml_answer(operation, protocol, root):
    if local(root.tag) != operation.name + "Response":
        raise Fault("root is " + local(root.tag))
    output = operation.output_shape
    if protocol == "ec2":
        children = [child for child in root if local(child.tag) != "requestId"]
        if len(children) == len(root):
            raise Fault("no requestId")
    else:
        names = [local(child.tag) for child in root]
        if "ResponseMetadata" not in names:
            raise Fault("no ResponseMetadata")
        wrapper = output.serialization.get("resultWrapper") if output is not None else None
        if wrapper and wrapper not in names:
            raise Fault("no " + wrapper)
        children = [grandchild for child in root if local(child.tag) == wrapper for grandchild in child]
    check_xml_members(output, children, operation.name)


def check_xml_members(shape, elements, path):
    members = {} if shape is None else {xml_name(name, member): (name, member) for name, member in shape.members.items()}
    for element in elements:
        name = local(element.tag)
        if name == "return" and shape is None:
            continue
        if name not in members:
            raise Fault(f"{path}.{name} is no member of {shape and shape.name}")
        check_xml(members[name][1], element, f"{path}.{name}")
    check_required(shape, {members[local(e.tag)][0] for e in elements if local(e.tag) in members}, path)


def xml_name(name, shape):
    if shape.type_name == "list" and shape.serialization.get("flattened"):
        return shape.member.serialization.get("name", shape.serialization.get("name", name))
    return shape.serialization.get("name", name)


def check_xml(shape, element, path):
    kind = shape.type_name
    if kind == "structure":
        check_xml_members(shape, list(element), path)
    elif kind == "list":
        expected = shape.member.serialization.get("name", "member")
        for number, child in enumerate(element):
            if local(child.tag) != expected:
                raise Fault(f"{path} holds <{local(child.tag)}>, the model says <{expected}>")
            check_xml(shape.member, child, f"{path}[{number}]")
    elif kind == "map":
        for entry in element:
            if local(entry.tag) != "entry" or [local(c.tag) for c in entry] != ["key", "value"]:
                raise Fault(f"{path} is no map of entry, key, value")
            check_xml(shape.value, entry[1], path + "{}")
    else:
        if len(element):
            raise Fault(f"{path} should be a {kind} and has children")
        check_text(shape, element.text or "", path)


def check_text(shape, text, path):
    kind = shape.type_name
    try:
        if kind in ("integer", "long"):
            int(text)
        elif kind in ("float", "double"):
            float(text)
        elif kind == "boolean" and text not in ("true", "false"):
            raise ValueError(text)
        elif kind == "timestamp" and not ISO.match(text):
            raise ValueError(text)
    except ValueError:
        raise Fault(f"{path} is {text!r}, the model says {kind}") from None
    check_enum(shape, text, path)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def check_tree(shape, value, path, isinstance_time):
    kind = "structure" if shape is None else shape.type_name
    if kind == "structure":
        expect(isinstance(value, dict), path, value, kind)
        members = {} if shape is None else {m.serialization.get("name", n): (n, m) for n, m in shape.members.items()}
        for name, member in value.items():
            if name not in members:
                raise Fault(f"{path}.{name} is no member of {shape and shape.name}")
            check_tree(members[name][1], member, f"{path}.{name}", isinstance_time)
        check_required(shape, {members[name][0] for name in value}, path)
    elif kind == "list":
        expect(isinstance(value, list), path, value, kind)
        for number, element in enumerate(value):
            check_tree(shape.member, element, f"{path}[{number}]", isinstance_time)
    elif kind == "map":
        expect(isinstance(value, dict), path, value, kind)
        for key, element in value.items():
            check_tree(shape.value, element, f"{path}{{{key}}}", isinstance_time)
    elif kind in ("integer", "long"):
        expect(isinstance(value, int) and not isinstance(value, bool), path, value, kind)
    elif kind in ("float", "double"):
        expect(is_number(value), path, value, kind)
    elif kind == "boolean":
        expect(isinstance(value, bool), path, value, kind)
    elif kind == "timestamp":
        expect(isinstance_time(value), path, value, kind)
    else:
        expect(isinstance(value, str), path, value, kind)
        check_enum(shape, value, path)


def expect(truth, path, value, kind):
    if not truth:
        raise Fault(f"{path} is {value!r}, the model says {kind}")


def check_enum(shape, text, path):
    allowed = getattr(shape, "enum", None)
    # EC2 itself writes some values in another case than its model, "available" of an endpoint for one.
    if allowed and text.lower() not in [value.lower() for value in allowed]:
        raise Fault(f"{path} is {text!r}, the model allows {', '.join(allowed[:12])}")


def check_required(shape, present, path):
    if shape is not None:
        missing = [name for name in shape.required_members if name not in present]
        if missing:
            raise Fault(f"{path} lacks {', '.join(missing)}, which {shape.name} requires")
